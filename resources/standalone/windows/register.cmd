@echo off
rem Makes Carrel open .carrel files for this user, without administrator rights. Carrel also works without it.
rem "register.cmd" adds this, "register.cmd --remove" removes it again.
setlocal DisableDelayedExpansion
set "here=%~dp0"
set "reg=%SystemRoot%\System32\reg.exe"
set "classes=HKCU\Software\Classes"
rem The names of folders may contain any character; between exclamation marks, none of them is obeyed.
setlocal EnableDelayedExpansion
set "program=!here:~0,-6!carrel.exe"
if /i "%~1"=="--remove" goto remove

if not exist "!program!" (
    echo carrel.exe is missing. This file belongs in the folder "share" of Carrel. Unpack all of Carrel first.
    goto failed
)
"%reg%" add "%classes%\Carrel.Pack" /ve /d "Carrel pack" /f >nul || goto failed
"%reg%" add "%classes%\Carrel.Pack\DefaultIcon" /ve /d "\"!program!\",0" /f >nul || goto failed
"%reg%" add "%classes%\Carrel.Pack\shell\open\command" /ve /d "\"!program!\" \"%%1\"" /f >nul || goto failed
"%reg%" add "%classes%\.carrel" /ve /d "Carrel.Pack" /f >nul || goto failed
"%reg%" add "%classes%\.carrel" /v "Content Type" /d "application/vnd.carrel" /f >nul || goto failed
echo Carrel now opens .carrel files. If you move its folder, run this file again.
pause
exit /b 0

:remove
"%reg%" delete "%classes%\Carrel.Pack" /f >nul 2>&1
"%reg%" delete "%classes%\.carrel" /f >nul 2>&1
echo Carrel no longer opens .carrel files. Your packs, settings and marks were not changed.
pause
exit /b 0

:failed
echo Nothing more was changed.
pause
exit /b 1
