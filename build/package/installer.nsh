; Further pages and steps of the Windows installer: whether the command shape-space is to be found in every terminal.
; A checkbox asks; without questions (/S) the switch /ADDPATH says yes.
!include LogicLib.nsh
!include nsDialogs.nsh
!include FileFunc.nsh

!ifndef BUILD_UNINSTALLER
  Var addToPath
  Var addToPathBox

  !macro customPageAfterChangeDir
    Page custom askForPath takePath
  !macroend

  Function askForPath
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateCheckbox} 0 0 100% 24u "Make the command shape-space available in every terminal (adds its folder to PATH)"
    Pop $addToPathBox
    ${If} $addToPath == 1
      ${NSD_Check} $addToPathBox
    ${EndIf}
    nsDialogs::Show
  FunctionEnd

  Function takePath
    ${NSD_GetState} $addToPathBox $addToPath
  FunctionEnd

  !macro customInit
    StrCpy $addToPath 0
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/ADDPATH" $1
    ${IfNot} ${Errors}
      StrCpy $addToPath 1
    ${EndIf}
    ClearErrors
  !macroend

  !macro customInstall
    ${If} $addToPath == 1
      !insertmacro changePath add
    ${EndIf}
  !macroend
!endif

; A newer version that takes this one's place calls its uninstaller with /KEEP_APP_DATA; the entry then stays.
!macro customUnInstall
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/KEEP_APP_DATA" $1
  ${If} ${Errors}
    !insertmacro changePath remove
  ${EndIf}
  ClearErrors
!macroend

; PowerShell, since a variable of NSIS cuts a long PATH short.
!macro changePath what
  ${If} $installMode == "all"
    nsExec::ExecToLog 'powershell -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "$INSTDIR\resources\bin\path.ps1" ${what} Machine'
  ${Else}
    nsExec::ExecToLog 'powershell -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "$INSTDIR\resources\bin\path.ps1" ${what} User'
  ${EndIf}
  Pop $0
!macroend
