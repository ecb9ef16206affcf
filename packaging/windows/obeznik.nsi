; The installer for Windows, made by `cargo xtask package windows` (NSIS 3.08 of Debian).
; Given: VERSION, FROM (the folder with what is installed), ICON, OUT.
;
; It installs for the whole computer, into a folder that only administrators write: a program that runs as a
; service must not lie where others could change it, so no page asks for another folder.
; What it ends with: 0 done, 2 given up by the person, 3 not done because something runs or Windows is too old.

Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
ManifestSupportedOS Win10
ManifestDPIAware true
RequestExecutionLevel admin

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Obeznik"
; By this number Microsoft's own updater knows WebView2.
!define WEBVIEW "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
!define NOT_DONE 3
; Exit codes of `obeznik-server service status`.
!define SERVICE_RUNS 0
!define SERVICE_ABSENT 4

Name "Oběžník"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\Obeznik"
InstallDirRegKey HKLM "${UNINSTALL}" "InstallLocation"
BrandingText "Oběžník ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

Var ServiceRan

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "side.bmp"
!define MUI_WELCOMEPAGE_TITLE "$(WELCOME_TITLE)"
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME_TEXT)"
!define MUI_FINISHPAGE_TITLE "$(FINISH_TITLE)"
!define MUI_FINISHPAGE_TEXT "$(FINISH_TEXT)"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(UN_CONFIRM)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first one is for every system that speaks neither.
!insertmacro MUI_LANGUAGE "Czech"
!insertmacro MUI_LANGUAGE "English"
!include words.nsh

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_CZECH} "ProductName" "Oběžník"
VIAddVersionKey /LANG=${LANG_CZECH} "FileDescription" "Instalace Oběžníku"
VIAddVersionKey /LANG=${LANG_CZECH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_CZECH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_CZECH} "LegalCopyright" "EUPL-1.2"

; Says why it cannot go on, and ends.
!macro GiveUp words
  MessageBox MB_OK|MB_ICONSTOP "${words}" /SD IDOK
  SetErrorLevel ${NOT_DONE}
  Quit
!macroend

; Whether a program runs: Windows lets nobody write into one that does. $0 is 1 when it does.
!macro IsRunning program
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\${program}"
    ClearErrors
    FileOpen $1 "$INSTDIR\${program}" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend

; The window holds what a person has just typed, so it is never closed for them.
!macro UntilWindowIsClosed
  ${Do}
    !insertmacro IsRunning "obeznik.exe"
    ${If} $0 == 0
      ${Break}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(WINDOW_RUNS)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel ${NOT_DONE}
      Quit
    ${EndIf}
  ${Loop}
!macroend

; What the server says of its service; $0 is its exit code, of an absent service when there is no program.
!macro ServiceStatus
  StrCpy $0 ${SERVICE_ABSENT}
  ${If} ${FileExists} "$INSTDIR\obeznik-server.exe"
    nsExec::Exec '"$INSTDIR\obeznik-server.exe" service status'
    Pop $0
  ${EndIf}
!macroend

Function .onInit
  SetShellVarContext all
  ${IfNot} ${AtLeastWin10}
    !insertmacro GiveUp "$(OLD_WINDOWS)"
  ${EndIf}
FunctionEnd

Function un.onInit
  SetShellVarContext all
FunctionEnd

Section "-install"
  !insertmacro UntilWindowIsClosed
  Call StopService
  Call PutServerAside
  SetOverwrite on
  SetOutPath "$INSTDIR"
  File "${FROM}\obeznik.exe"
  File "${FROM}\obeznik-server.exe"
  File "${FROM}\obeznik-cli.exe"
  File "${FROM}\WebView2Loader.dll"
  File "${FROM}\LICENSE.txt"
  File "${FROM}\licences.txt"
  File "${FROM}\DEPLOY.md"
  File "${FROM}\CLI.md"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Oběžník.lnk" "$INSTDIR\obeznik.exe"
  Call TellWindows
  Call StartService
  Call LookForWebView
SectionEnd

; A service ends gracefully before its program is replaced, and begins again afterwards.
Function StopService
  StrCpy $ServiceRan 0
  !insertmacro ServiceStatus
  ${If} $0 == ${SERVICE_RUNS}
    nsExec::Exec '"$SYSDIR\net.exe" stop obeznik-server'
    Pop $0
    !insertmacro ServiceStatus
    ${If} $0 == ${SERVICE_RUNS}
      !insertmacro GiveUp "$(SERVICE_STAYS)"
    ${EndIf}
    StrCpy $ServiceRan 1
    ; A service that closes its stores may take three minutes, and its process ends a moment after it said so.
    ${For} $2 1 360
      !insertmacro IsRunning "obeznik-server.exe"
      ${If} $0 == 0
        ${Break}
      ${EndIf}
      Sleep 500
    ${Next}
  ${EndIf}
FunctionEnd

; A server that a window began, which shares an office, runs on: Windows lets a running program be renamed. The next
; time it begins as the new one.
Function PutServerAside
  Delete "$INSTDIR\obeznik-server.old.exe"
  !insertmacro IsRunning "obeznik-server.exe"
  ${If} $0 == 1
    Rename "$INSTDIR\obeznik-server.exe" "$INSTDIR\obeznik-server.old.exe"
    Delete /REBOOTOK "$INSTDIR\obeznik-server.old.exe"
    SetRebootFlag false
  ${EndIf}
FunctionEnd

Function StartService
  ${If} $ServiceRan == 1
    nsExec::Exec '"$SYSDIR\net.exe" start obeznik-server'
    Pop $0
    ${If} $0 != 0
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(SERVICE_NOT_BACK)" /SD IDOK
      SetErrorLevel ${NOT_DONE}
    ${EndIf}
  ${EndIf}
FunctionEnd

Function TellWindows
  WriteRegStr HKLM "${UNINSTALL}" "DisplayName" "Oběžník"
  WriteRegStr HKLM "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL}" "DisplayIcon" "$INSTDIR\obeznik.exe,0"
  WriteRegStr HKLM "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKLM "${UNINSTALL}" "EstimatedSize" $0
FunctionEnd

; Nothing is fetched: which computers may load what is up to who looks after them.
Function LookForWebView
  ReadRegStr $0 HKLM "SOFTWARE\WOW6432Node\${WEBVIEW}" "pv"
  ${If} $0 == ""
    ReadRegStr $0 HKCU "Software\${WEBVIEW}" "pv"
  ${EndIf}
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(NO_WEBVIEW)" /SD IDOK
  ${EndIf}
FunctionEnd

; Files are named one by one: whatever else lies there belongs to somebody. Data of offices is elsewhere and is
; never touched.
Section "Uninstall"
  !insertmacro UntilWindowIsClosed
  !insertmacro ServiceStatus
  ${If} $0 != ${SERVICE_ABSENT}
    nsExec::Exec '"$INSTDIR\obeznik-server.exe" service remove'
    Pop $0
    !insertmacro ServiceStatus
    ${If} $0 != ${SERVICE_ABSENT}
      !insertmacro GiveUp "$(UN_SERVICE_STAYS)"
    ${EndIf}
  ${EndIf}
  ; As above, when it was a service.
  ${For} $2 1 20
    !insertmacro IsRunning "obeznik-server.exe"
    ${If} $0 == 0
      ${Break}
    ${EndIf}
    Sleep 500
  ${Next}
  ${If} $0 == 1
    !insertmacro GiveUp "$(UN_SERVER_RUNS)"
  ${EndIf}
  Delete "$INSTDIR\obeznik.exe"
  Delete "$INSTDIR\obeznik-server.exe"
  Delete /REBOOTOK "$INSTDIR\obeznik-server.old.exe"
  Delete "$INSTDIR\obeznik-cli.exe"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\licences.txt"
  Delete "$INSTDIR\DEPLOY.md"
  Delete "$INSTDIR\CLI.md"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Oběžník.lnk"
  DeleteRegKey HKLM "${UNINSTALL}"
SectionEnd
