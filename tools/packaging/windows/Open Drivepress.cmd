@echo off
rem Opens a command window in which drivepress works.
chcp 65001 >nul
title Drivepress
set "PATH=%~dp0bin;%PATH%"
rem Kits do not belong into the program's own folder.
if /i "%cd%\"=="%~dp0" cd /d "%USERPROFILE%"
type "%~dp0welcome.txt"
cmd /k
