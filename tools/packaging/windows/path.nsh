; The user's PATH. NSIS' own variables hold 1,023 characters and a PATH may be longer, so it is
; changed in memory. Each function leaves the kind of a foreign value alone.

; Only the program is there, so that no other file of ours becomes a command.
!define PROGRAM_FOLDER "$INSTDIR\bin"
!define HKCU_HANDLE 0xFFFFFFFF80000001
!define READ_AND_WRITE 0x2001F

!macro PATH_FUNCTIONS un
; Puts the user's PATH without the program's folder into memory.
; $R0: its address, 0 if there is no PATH that can be changed. $R1: its kind. $R2: the open key.
Function ${un}ReadPath
  StrCpy $R0 0
  StrCpy $R1 2 ; REG_EXPAND_SZ, as Windows itself makes it
  System::Call 'advapi32::RegCreateKeyExW(p ${HKCU_HANDLE}, w "Environment", i 0, p 0, i 0, i ${READ_AND_WRITE}, p 0, *p .R2, p 0) i .r0'
  ${If} $0 <> 0
    StrCpy $R2 0
    Return
  ${EndIf}
  StrCpy $1 0
  System::Call 'advapi32::RegQueryValueExW(p R2, w "Path", p 0, *i .r2, p 0, *i r1r1) i .r0'
  ${If} $0 = 0
    StrCpy $R1 $2
    ${If} $2 <> 1
    ${AndIf} $2 <> 2
      Return ; not a text
    ${EndIf}
  ${Else}
    StrCpy $1 0
  ${EndIf}
  ; Zeroed, with room for semicolons and one more folder.
  IntOp $2 $1 + 4096
  System::Alloc $2
  Pop $R0
  ; Framed by semicolons, so that the first and last folder look like the others.
  System::Call 'kernel32::lstrcpyW(p R0, w ";")'
  ${If} $1 > 0
    IntPtrOp $3 $R0 + 2
    System::Call 'advapi32::RegQueryValueExW(p R2, w "Path", p 0, p 0, p r3, *i r1r1) i .r0'
  ${EndIf}
  System::Call 'kernel32::lstrcatW(p R0, w ";")'
  StrCpy $4 ";${PROGRAM_FOLDER};"
  StrLen $5 ";${PROGRAM_FOLDER}"
  IntOp $5 $5 * 2
  ${Do}
    System::Call 'shlwapi::StrStrIW(p R0, w r4) p .r6'
    ${If} $6 P= 0
      ${ExitDo}
    ${EndIf}
    IntPtrOp $7 $6 + $5
    System::Call 'kernel32::lstrlenW(p r7) i .r8'
    IntOp $8 $8 * 2
    IntOp $8 $8 + 2
    System::Call 'kernel32::RtlMoveMemory(p r6, p r7, p r8)'
  ${Loop}
  ; Takes the frame off. A single semicolon is all that is left of an empty PATH.
  System::Call 'kernel32::lstrlenW(p R0) i .r8'
  IntOp $9 $8 - 1
  IntOp $9 $9 * 2
  IntPtrOp $7 $R0 + $9
  System::Call '*$7(&i2 0)'
  ${If} $8 > 1
    IntPtrOp $7 $R0 + 2
    IntOp $8 $8 * 2
    IntOp $8 $8 - 2
    System::Call 'kernel32::RtlMoveMemory(p R0, p r7, p r8)'
  ${EndIf}
FunctionEnd

; Writes what is in memory and tells programs that run already.
Function ${un}WritePath
  System::Call 'kernel32::lstrlenW(p R0) i .r8'
  ${If} $8 = 0
    System::Call 'advapi32::RegDeleteValueW(p R2, w "Path")'
  ${Else}
    IntOp $8 $8 * 2
    IntOp $8 $8 + 2
    System::Call 'advapi32::RegSetValueExW(p R2, w "Path", i 0, i R1, p R0, i r8) i .r0'
  ${EndIf}
  SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=2000
FunctionEnd

Function ${un}ClosePath
  ${If} $R0 P<> 0
    System::Free $R0
  ${EndIf}
  ${If} $R2 P<> 0
    System::Call 'advapi32::RegCloseKey(p R2)'
  ${EndIf}
FunctionEnd

!macroend

!insertmacro PATH_FUNCTIONS ""
!insertmacro PATH_FUNCTIONS "un."

Function un.RemoveFromPath
  Call un.ReadPath
  ${If} $R0 P<> 0
    Call un.WritePath
  ${EndIf}
  Call un.ClosePath
FunctionEnd

; Appends the program's folder. Removing it gives back what was there before, to the letter.
Function AddToPath
  Call ReadPath
  ${If} $R0 P<> 0
    System::Call 'kernel32::lstrlenW(p R0) i .r8'
    StrCpy $4 ";${PROGRAM_FOLDER}"
    ${If} $8 = 0
      StrCpy $4 "${PROGRAM_FOLDER}"
    ${Else}
      IntOp $9 $8 - 1
      IntOp $9 $9 * 2
      IntPtrOp $7 $R0 + $9
      System::Call '*$7(&i2 .r6)'
      ${If} $6 = 59 ; a semicolon
        StrCpy $4 "${PROGRAM_FOLDER};"
      ${EndIf}
    ${EndIf}
    System::Call 'kernel32::lstrcatW(p R0, w r4)'
    Call WritePath
  ${EndIf}
  Call ClosePath
FunctionEnd
