/* python3.dll: it has no code of its own; its names lead to python3XX.dll. */
int __stdcall DllMainCRTStartup(void *module, unsigned reason, void *reserved) { return 1; }
