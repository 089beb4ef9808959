"""The expected entries of the bundled pack's references, written after the manuals.

APA: Publication Manual, 7th edition, chapter 10. Vancouver: Citing Medicine, 2nd edition. Stars stand for italics.
nichd2018, puderbaugh2023, apa2023 and miller2025 have no date of access: references.yaml says why.
"""

from __future__ import annotations

APA = {
    "nichd2018": (
        "Eunice Kennedy Shriver National Institute of Child Health and Human Development. (2018, October 1). "
        "*About neuroscience*. U.S. Department of Health and Human Services, National Institutes of Health. "
        "https://www.nichd.nih.gov/health/topics/neuro/conditioninfo"
    ),
    "puderbaugh2023": (
        "Puderbaugh, M., & Emmady, P. D. (2023). Neuroplasticity. In *StatPearls*. StatPearls Publishing. "
        "https://www.ncbi.nlm.nih.gov/books/NBK557811/"
    ),
    "apa2023": (
        "American Psychiatric Association. (2023, April). *What is psychotherapy?* "
        "https://www.psychiatry.org/patients-families/psychotherapy"
    ),
    "samhsa2024": (
        "Substance Abuse and Mental Health Services Administration. (2024). *Key substance use and mental "
        "health indicators in the United States: Results from the 2023 National Survey on Drug Use and "
        "Health* (HHS Publication No. PEP24-07-021, NSDUH Series H-59). Center for Behavioral Health "
        "Statistics and Quality, Substance Abuse and Mental Health Services Administration. "
        "https://www.samhsa.gov/data/sites/default/files/reports/rpt47095/National%20Report/National%20Report/2023-nsduh-annual-national.pdf"
    ),
    "cammisuli2023": (
        "Cammisuli, D. M., & Castelnuovo, G. (2023). Neuroscience-based psychotherapy: A position paper. "
        "*Frontiers in Psychology*, *14*, Article 1101044. https://doi.org/10.3389/fpsyg.2023.1101044"
    ),
    "cappas2005": (
        "Cappas, N. M., Andrés-Hyman, R. C., & Davidson, L. (2005). What psychotherapists can begin to learn "
        "from neuroscience: Seven principles of a brain-based psychotherapy. *Psychotherapy: Theory, "
        "Research, Practice, Training*, *42*(3), 374–383. https://doi.org/10.1037/0033-3204.42.3.374"
    ),
    "miller2025": (
        "Miller, J. J. (2025, January). The tapestry of neuroplasticity: Rewiring our brain. *Psychiatric "
        "Times*, *42*(1). "
        "https://www.psychiatrictimes.com/view/the-tapestry-of-neuroplasticity-rewiring-our-brain"
    ),
    "porto2009": (
        "Porto, P. R., Oliveira, L., Mari, J., Volchan, E., Figueira, I., & Ventura, P. (2009). Does "
        "cognitive behavioral therapy change the brain? A systematic review of neuroimaging in anxiety "
        "disorders. *The Journal of Neuropsychiatry and Clinical Neurosciences*, *21*(2), 114–125. "
        "https://doi.org/10.1176/jnp.2009.21.2.114"
    ),
    "who-depression": (
        "World Health Organization. (2023, March 31). *Depressive disorder (depression)* [Fact sheet]. "
        "https://www.who.int/news-room/fact-sheets/detail/depression"
    ),
    "who-anxiety": (
        "World Health Organization. (2025, September 8). *Anxiety disorders* [Fact sheet]. "
        "https://www.who.int/news-room/fact-sheets/detail/anxiety-disorders"
    ),
    "who-bipolar": (
        "World Health Organization. (2024, July 8). *Bipolar disorder* [Fact sheet]. "
        "https://www.who.int/news-room/fact-sheets/detail/bipolar-disorder"
    ),
    "who-suicide": (
        "World Health Organization. (n.d.). *Suicide* [Fact sheet]. Retrieved November 29, 2026, from "
        "https://www.who.int/news-room/fact-sheets/detail/suicide"
    ),
    "who-ptsd": (
        "World Health Organization. (2024, May 27). *Post-traumatic stress disorder* [Fact sheet]. "
        "https://www.who.int/news-room/fact-sheets/detail/post-traumatic-stress-disorder"
    ),
    "apa-ptsd": (
        "American Psychiatric Association. (n.d.). *Posttraumatic stress disorder (PTSD)*. Retrieved November"
        " 29, 2026, from https://www.psychiatry.org/patients-families/ptsd"
    ),
    "who-mental-disorders": (
        "World Health Organization. (2022, June 8). *Mental disorders* [Fact sheet]. "
        "https://www.who.int/news-room/fact-sheets/detail/mental-disorders"
    ),
    "who-mhgap2016": (
        "World Health Organization. (2016). *mhGAP intervention guide for mental, neurological and substance "
        "use disorders in non-specialized health settings* (Version 2.0). "
        "https://www.who.int/publications/i/item/9789241549790"
    ),
    "who-livelife2021": (
        "World Health Organization. (2021). *LIVE LIFE: An implementation guide for suicide prevention in "
        "countries*. https://www.who.int/publications/i/item/9789240026629"
    ),
    "who-pfa2011": (
        "World Health Organization, War Trauma Foundation, & World Vision International. (2011). "
        "*Psychological first aid: Guide for field workers*. World Health Organization. "
        "https://www.who.int/publications/i/item/9789241548205"
    ),
    "who-ipv2013": (
        "World Health Organization. (2013). *Responding to intimate partner violence and sexual violence "
        "against women: WHO clinical and policy guidelines*. "
        "https://www.who.int/publications/i/item/9789241548595"
    ),
    "dazzi2014": (
        "Dazzi, T., Gribble, R., Wessely, S., & Fear, N. T. (2014). Does asking about suicide and related "
        "behaviours induce suicidal ideation? What is the evidence? *Psychological Medicine*, *44*(16), "
        "3361–3363. https://doi.org/10.1017/S0033291714001299"
    ),
    "vanginneken2021": (
        "van Ginneken, N., Chin, W. Y., Lim, Y. C., Ussif, A., Singh, R., Shahmalak, U., Purgato, M., "
        "Rojas-García, A., Uphoff, E., McMullen, S., Foss, H. S., Thapa Pachya, A., Rashidian, L., "
        "Borghesani, A., Henschke, N., Chong, L. Y., & Lewin, S. (2021). Primary-level worker interventions "
        "for the care of people living with mental disorders and distress in low- and middle-income "
        "countries. *Cochrane Database of Systematic Reviews*, *2021*(8), Article CD009149. "
        "https://doi.org/10.1002/14651858.CD009149.pub3"
    ),
    "chibanda2016": (
        "Chibanda, D., Weiss, H. A., Verhey, R., Simms, V., Munjoma, R., Rusakaniko, S., Chingono, A., "
        "Munetsi, E., Bere, T., Manda, E., Abas, M., & Araya, R. (2016). Effect of a primary care–based "
        "psychological intervention on symptoms of common mental disorders in Zimbabwe: A randomized clinical"
        " trial. *JAMA*, *316*(24), 2618–2626. https://doi.org/10.1001/jama.2016.19102"
    ),
    "bratton2005": (
        "Bratton, S. C., Ray, D., Rhine, T., & Jones, L. (2005). The efficacy of play therapy with children: "
        "A meta-analytic review of treatment outcomes. *Professional Psychology: Research and Practice*, "
        "*36*(4), 376–390. https://doi.org/10.1037/0735-7028.36.4.376"
    ),
    "leichsenring2024": (
        "Leichsenring, F., Fonagy, P., Heim, N., Kernberg, O. F., Leweke, F., Luyten, P., Salzer, S., "
        "Spitzer, C., & Steinert, C. (2024). Borderline personality disorder: A comprehensive review of "
        "diagnosis and clinical presentation, etiology, treatment, and current controversies. *World "
        "Psychiatry*, *23*(1), 4–25. https://doi.org/10.1002/wps.21156"
    ),
    "cuijpers2021": (
        "Cuijpers, P., Karyotaki, E., Ciharova, M., Miguel, C., Noma, H., & Furukawa, T. A. (2021). The "
        "effects of psychotherapies for depression on response, remission, reliable change, and "
        "deterioration: A meta-analysis. *Acta Psychiatrica Scandinavica*, *144*(3), 288–299. "
        "https://doi.org/10.1111/acps.13335"
    ),
    "crawford2016": (
        "Crawford, M. J., Thana, L., Farquharson, L., Palmer, L., Hancock, E., Bassett, P., Clarke, J., & "
        "Parry, G. D. (2016). Patient experience of negative effects of psychological treatment: Results of a"
        " national survey. *The British Journal of Psychiatry*, *208*(3), 260–265. "
        "https://doi.org/10.1192/bjp.bp.114.162628"
    ),
    "fluckiger2018": (
        "Flückiger, C., Del Re, A. C., Wampold, B. E., & Horvath, A. O. (2018). The alliance in adult "
        "psychotherapy: A meta-analytic synthesis. *Psychotherapy*, *55*(4), 316–340. "
        "https://doi.org/10.1037/pst0000172"
    ),
    "manthey2021": (
        "Manthey, A., Sierk, A., Brakemeier, E.-L., Walter, H., & Daniels, J. K. (2021). Does trauma-focused "
        "psychotherapy change the brain? A systematic review of neural correlates of therapeutic gains in "
        "PTSD. *European Journal of Psychotraumatology*, *12*(1), Article 1929025. "
        "https://doi.org/10.1080/20008198.2021.1929025"
    ),
    "messina2013": (
        "Messina, I., Sambin, M., Palmieri, A., & Viviani, R. (2013). Neural correlates of psychotherapy in "
        "anxiety and depression: A meta-analysis. *PLoS ONE*, *8*(9), Article e74657. "
        "https://doi.org/10.1371/journal.pone.0074657"
    ),
}

VANCOUVER = {
    "nichd2018": (
        "Eunice Kennedy Shriver National Institute of Child Health and Human Development. About neuroscience "
        "[Internet]. Bethesda (MD): U.S. Department of Health and Human Services, National Institutes of "
        "Health; 2018 Oct 1. Available from: https://www.nichd.nih.gov/health/topics/neuro/conditioninfo"
    ),
    "puderbaugh2023": (
        "Puderbaugh M, Emmady PD. Neuroplasticity. In: StatPearls [Internet]. Treasure Island (FL): "
        "StatPearls Publishing; 2023. Available from: https://www.ncbi.nlm.nih.gov/books/NBK557811/."
    ),
    "apa2023": (
        "American Psychiatric Association. What is psychotherapy? [Internet]. Washington (DC): American "
        "Psychiatric Association; 2023 Apr. Available from: "
        "https://www.psychiatry.org/patients-families/psychotherapy"
    ),
    "samhsa2024": (
        "Substance Abuse and Mental Health Services Administration. Key substance use and mental health "
        "indicators in the United States: results from the 2023 National Survey on Drug Use and Health "
        "[Internet]. Rockville (MD): Center for Behavioral Health Statistics and Quality, Substance Abuse and"
        " Mental Health Services Administration; 2024 [cited 2026 Nov 29]. (NSDUH Series; no. H-59). Report "
        "No.: PEP24-07-021. Available from: "
        "https://www.samhsa.gov/data/sites/default/files/reports/rpt47095/National%20Report/National%20Report/2023-nsduh-annual-national.pdf"
    ),
    "cammisuli2023": (
        "Cammisuli DM, Castelnuovo G. Neuroscience-based psychotherapy: a position paper. Front Psychol. "
        "2023;14:1101044. doi: 10.3389/fpsyg.2023.1101044"
    ),
    "cappas2005": (
        "Cappas NM, Andrés-Hyman RC, Davidson L. What psychotherapists can begin to learn from neuroscience: "
        "seven principles of a brain-based psychotherapy. Psychotherapy (Chic). 2005;42(3):374-83. doi: "
        "10.1037/0033-3204.42.3.374"
    ),
    "miller2025": (
        "Miller JJ. The tapestry of neuroplasticity: rewiring our brain. Psychiatr Times [Internet]. 2025 "
        "Jan;42(1). Available from: "
        "https://www.psychiatrictimes.com/view/the-tapestry-of-neuroplasticity-rewiring-our-brain"
    ),
    "porto2009": (
        "Porto PR, Oliveira L, Mari J, Volchan E, Figueira I, Ventura P. Does cognitive behavioral therapy "
        "change the brain? A systematic review of neuroimaging in anxiety disorders. J Neuropsychiatry Clin "
        "Neurosci. 2009;21(2):114-25. doi: 10.1176/jnp.2009.21.2.114"
    ),
    "who-depression": (
        "World Health Organization. Depressive disorder (depression) [Internet]. Geneva: World Health "
        "Organization; 2023 Mar 31 [cited 2026 Nov 29]. Available from: "
        "https://www.who.int/news-room/fact-sheets/detail/depression"
    ),
    "who-anxiety": (
        "World Health Organization. Anxiety disorders [Internet]. Geneva: World Health Organization; 2025 Sep"
        " 8 [cited 2026 Nov 29]. Available from: "
        "https://www.who.int/news-room/fact-sheets/detail/anxiety-disorders"
    ),
    "who-bipolar": (
        "World Health Organization. Bipolar disorder [Internet]. Geneva: World Health Organization; 2024 Jul "
        "8 [cited 2026 Nov 29]. Available from: "
        "https://www.who.int/news-room/fact-sheets/detail/bipolar-disorder"
    ),
    "who-suicide": (
        "World Health Organization. Suicide [Internet]. Geneva: World Health Organization; [date unknown] "
        "[cited 2026 Nov 29]. Available from: https://www.who.int/news-room/fact-sheets/detail/suicide"
    ),
    "who-ptsd": (
        "World Health Organization. Post-traumatic stress disorder [Internet]. Geneva: World Health "
        "Organization; 2024 May 27 [cited 2026 Nov 29]. Available from: "
        "https://www.who.int/news-room/fact-sheets/detail/post-traumatic-stress-disorder"
    ),
    "apa-ptsd": (
        "American Psychiatric Association. Posttraumatic stress disorder (PTSD) [Internet]. Washington (DC): "
        "American Psychiatric Association; [date unknown] [cited 2026 Nov 29]. Available from: "
        "https://www.psychiatry.org/patients-families/ptsd"
    ),
    "who-mental-disorders": (
        "World Health Organization. Mental disorders [Internet]. Geneva: World Health Organization; 2022 Jun "
        "8 [cited 2026 Nov 29]. Available from: "
        "https://www.who.int/news-room/fact-sheets/detail/mental-disorders"
    ),
    "who-mhgap2016": (
        "World Health Organization. mhGAP intervention guide for mental, neurological and substance use "
        "disorders in non-specialized health settings [Internet]. Version 2.0. Geneva: World Health "
        "Organization; 2016 [cited 2026 Nov 29]. Available from: "
        "https://www.who.int/publications/i/item/9789241549790"
    ),
    "who-livelife2021": (
        "World Health Organization. LIVE LIFE: an implementation guide for suicide prevention in countries "
        "[Internet]. Geneva: World Health Organization; 2021 [cited 2026 Nov 29]. Available from: "
        "https://www.who.int/publications/i/item/9789240026629"
    ),
    "who-pfa2011": (
        "World Health Organization; War Trauma Foundation; World Vision International. Psychological first "
        "aid: guide for field workers [Internet]. Geneva: World Health Organization; 2011 [cited 2026 Nov "
        "29]. Available from: https://www.who.int/publications/i/item/9789241548205"
    ),
    "who-ipv2013": (
        "World Health Organization. Responding to intimate partner violence and sexual violence against "
        "women: WHO clinical and policy guidelines [Internet]. Geneva: World Health Organization; 2013 [cited"
        " 2026 Nov 29]. Available from: https://www.who.int/publications/i/item/9789241548595"
    ),
    "dazzi2014": (
        "Dazzi T, Gribble R, Wessely S, Fear NT. Does asking about suicide and related behaviours induce "
        "suicidal ideation? What is the evidence? Psychol Med. 2014;44(16):3361-3. doi: "
        "10.1017/S0033291714001299"
    ),
    "vanginneken2021": (
        "van Ginneken N, Chin WY, Lim YC, Ussif A, Singh R, Shahmalak U, et al. Primary-level worker "
        "interventions for the care of people living with mental disorders and distress in low- and "
        "middle-income countries. Cochrane Database Syst Rev. 2021;2021(8):CD009149. doi: "
        "10.1002/14651858.CD009149.pub3"
    ),
    "chibanda2016": (
        "Chibanda D, Weiss HA, Verhey R, Simms V, Munjoma R, Rusakaniko S, et al. Effect of a primary "
        "care–based psychological intervention on symptoms of common mental disorders in Zimbabwe: a "
        "randomized clinical trial. JAMA. 2016;316(24):2618-26. doi: 10.1001/jama.2016.19102"
    ),
    "bratton2005": (
        "Bratton SC, Ray D, Rhine T, Jones L. The efficacy of play therapy with children: a meta-analytic "
        "review of treatment outcomes. Prof Psychol Res Pr. 2005;36(4):376-90. doi: "
        "10.1037/0735-7028.36.4.376"
    ),
    "leichsenring2024": (
        "Leichsenring F, Fonagy P, Heim N, Kernberg OF, Leweke F, Luyten P, et al. Borderline personality "
        "disorder: a comprehensive review of diagnosis and clinical presentation, etiology, treatment, and "
        "current controversies. World Psychiatry. 2024;23(1):4-25. doi: 10.1002/wps.21156"
    ),
    "cuijpers2021": (
        "Cuijpers P, Karyotaki E, Ciharova M, Miguel C, Noma H, Furukawa TA. The effects of psychotherapies "
        "for depression on response, remission, reliable change, and deterioration: a meta-analysis. Acta "
        "Psychiatr Scand. 2021;144(3):288-99. doi: 10.1111/acps.13335"
    ),
    "crawford2016": (
        "Crawford MJ, Thana L, Farquharson L, Palmer L, Hancock E, Bassett P, et al. Patient experience of "
        "negative effects of psychological treatment: results of a national survey. Br J Psychiatry. "
        "2016;208(3):260-5. doi: 10.1192/bjp.bp.114.162628"
    ),
    "fluckiger2018": (
        "Flückiger C, Del Re AC, Wampold BE, Horvath AO. The alliance in adult psychotherapy: a meta-analytic"
        " synthesis. Psychotherapy (Chic). 2018;55(4):316-40. doi: 10.1037/pst0000172"
    ),
    "manthey2021": (
        "Manthey A, Sierk A, Brakemeier EL, Walter H, Daniels JK. Does trauma-focused psychotherapy change "
        "the brain? A systematic review of neural correlates of therapeutic gains in PTSD. Eur J "
        "Psychotraumatol. 2021;12(1):1929025. doi: 10.1080/20008198.2021.1929025"
    ),
    "messina2013": (
        "Messina I, Sambin M, Palmieri A, Viviani R. Neural correlates of psychotherapy in anxiety and "
        "depression: a meta-analysis. PLoS One. 2013;8(9):e74657. doi: 10.1371/journal.pone.0074657"
    ),
}
