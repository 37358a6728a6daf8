; The setup program for Windows: for one user, without an administrator's rights. Made by the script
; `setup` beside it. /S installs without a window, /D=FOLDER (last, without quotes) elsewhere.

Unicode true
; The 32-bit start of NSIS would do nothing where Windows runs 64-bit programs only.
Target amd64-unicode
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
!include MUI2.nsh
!include LogicLib.nsh
!include WinMessages.nsh

Name "Drivepress"
OutFile "${TARGET}"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Drivepress"
InstallDir "$LOCALAPPDATA\Programs\Drivepress"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
RequestExecutionLevel user
ManifestDPIAware true
ManifestLongPathAware true
; A file that cannot be written stops setup.
AllowSkipFiles off
BrandingText "Drivepress ${VERSION}"

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Drivepress"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Setup of Drivepress"
VIAddVersionKey "LegalCopyright" "MIT or Apache-2.0"

!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_FINISHPAGE_NOAUTOCLOSE
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "$(RUN_SAMPLE)"
!define MUI_FINISHPAGE_RUN_FUNCTION RunSample
!define MUI_FINISHPAGE_RUN_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME "$INSTDIR\README.html"
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(SHOW_GUIDE)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The first is for every system that speaks neither.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Thai"

LangString WELCOME ${LANG_ENGLISH} "Drivepress makes the USB drives of an outreach campaign, one for every district, and checks that a drive is intact.$\r$\n$\r$\nIt is installed for you alone and needs no administrator's password. An older version is replaced. Your kits stay as they are.$\r$\n$\r$\nClick Next to continue."
LangString WELCOME ${LANG_THAI} "Drivepress ทำไดรฟ์ USB สำหรับเผยแพร่สื่อในทุกอำเภอ และตรวจว่าไดรฟ์ครบถ้วนหรือไม่$\r$\n$\r$\nโปรแกรมติดตั้งให้ผู้ใช้คนนี้เท่านั้น ไม่ต้องใช้รหัสผ่านของผู้ดูแลระบบ รุ่นเก่าจะถูกแทนที่ ส่วนชุดสื่อของท่านยังอยู่เหมือนเดิม$\r$\n$\r$\nคลิก ถัดไป เพื่อดำเนินการต่อ"
LangString RUN_SAMPLE ${LANG_ENGLISH} "Make the sample drives and look at them"
LangString RUN_SAMPLE ${LANG_THAI} "ทำไดรฟ์ตัวอย่างแล้วเปิดดู"
LangString SHOW_GUIDE ${LANG_ENGLISH} "Read the guide"
LangString SHOW_GUIDE ${LANG_THAI} "อ่านคู่มือ"
LangString IN_USE ${LANG_ENGLISH} "Drivepress is running. Close its windows, then try again."
LangString IN_USE ${LANG_THAI} "Drivepress กำลังทำงานอยู่ ปิดหน้าต่างของโปรแกรมแล้วลองอีกครั้ง"
LangString OLDER_STAYS ${LANG_ENGLISH} "The version that is installed could not be removed. Close all windows of Drivepress, then run this setup again."
LangString OLDER_STAYS ${LANG_THAI} "เอารุ่นที่ติดตั้งไว้ออกไม่ได้ ปิดหน้าต่างของ Drivepress ทั้งหมด แล้วเปิดโปรแกรมติดตั้งนี้อีกครั้ง"
LangString OTHERS_STAY ${LANG_ENGLISH} "$INSTDIR holds files that Drivepress did not install. They were left there."
LangString OTHERS_STAY ${LANG_THAI} "ใน $INSTDIR มีไฟล์ที่ไม่ได้มากับ Drivepress ไฟล์เหล่านั้นยังอยู่ที่เดิม"

!include "path.nsh"
!include "${FILES}"

; A running program cannot be replaced: stops before anything is changed.
!macro STOP_IF_RUNNING un
Function ${un}StopIfRunning
  try:
  ${IfNot} ${FileExists} "$INSTDIR\bin\drivepress.exe"
    Return
  ${EndIf}
  ClearErrors
  FileOpen $0 "$INSTDIR\bin\drivepress.exe" a
  ${IfNot} ${Errors}
    FileClose $0
    Return
  ${EndIf}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IN_USE)" /SD IDCANCEL IDRETRY try
  SetErrorLevel 2
  Quit
FunctionEnd
!macroend
!insertmacro STOP_IF_RUNNING ""
!insertmacro STOP_IF_RUNNING "un."

; An older version goes away by its own uninstaller, which knows its files.
Function RemoveOlder
  ReadRegStr $1 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $1 == ""
    StrCpy $1 $INSTDIR
  ${EndIf}
  ${IfNot} ${FileExists} "$1\uninstall.exe"
    Return
  ${EndIf}
  ; With _? it runs where it is, so it can be waited for, and cannot remove itself.
  ExecWait '"$1\uninstall.exe" /S _?=$1' $0
  ${If} $0 <> 0
    MessageBox MB_OK|MB_ICONSTOP "$(OLDER_STAYS)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  Delete "$1\uninstall.exe"
  RMDir "$1"
FunctionEnd

; The folder for the shortcut's window: Documents, unless OneDrive keeps them. It would send whole
; image sets over the network.
Function WorkFolder
  StrCpy $R0 $DOCUMENTS
  System::Call 'shlwapi::StrStrIW(w R0, w "OneDrive") p .r0'
  ${If} $0 P<> 0
    StrCpy $R0 $PROFILE
  ${EndIf}
FunctionEnd

Function RunSample
  ExecShell "open" "$INSTDIR\Open sample kit.cmd"
FunctionEnd

Section
  Call StopIfRunning
  Call RemoveOlder
  !insertmacro INSTALL_FILES
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateDirectory "$SMPROGRAMS\Drivepress"
  CreateShortcut "$SMPROGRAMS\Drivepress\Drivepress sample kit.lnk" "$INSTDIR\Open sample kit.cmd" "" "$INSTDIR\bin\drivepress.exe"
  CreateShortcut "$SMPROGRAMS\Drivepress\Drivepress guide.lnk" "$INSTDIR\README.html"
  Call WorkFolder
  ; A shortcut starts in the folder that SetOutPath names.
  SetOutPath "$R0"
  CreateShortcut "$SMPROGRAMS\Drivepress\Drivepress.lnk" "$INSTDIR\Open Drivepress.cmd" "" "$INSTDIR\bin\drivepress.exe"
  SetOutPath "$INSTDIR"

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Drivepress"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\bin\drivepress.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "Drivepress"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  Call AddToPath
SectionEnd

Section "Uninstall"
  Call un.StopIfRunning
  Call un.RemoveFromPath
  Delete "$SMPROGRAMS\Drivepress\Drivepress.lnk"
  Delete "$SMPROGRAMS\Drivepress\Drivepress sample kit.lnk"
  Delete "$SMPROGRAMS\Drivepress\Drivepress guide.lnk"
  RMDir "$SMPROGRAMS\Drivepress"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  !insertmacro REMOVE_FILES
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  RMDir "$LOCALAPPDATA\Programs"
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\uninstall.exe"
    MessageBox MB_OK|MB_ICONINFORMATION "$(OTHERS_STAY)" /SD IDOK
  ${EndIf}
SectionEnd
