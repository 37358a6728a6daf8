@echo off
rem Copies the sample kit to the user's folder, makes its drives and shows the website.
chcp 65001 >nul
title Drivepress
set "PATH=%~dp0bin;%PATH%"
set "kit=%USERPROFILE%\Drivepress-sample"
rem The manifests come last, so a copy that was cut short is copied again.
if exist "%kit%\manifests\kit.toml" goto make
echo Copying the sample kit to %kit%
xcopy /e /i /q /y "%~dp0sample-kit\media" "%kit%\media" >nul
if errorlevel 1 goto end
xcopy /e /i /q /y "%~dp0sample-kit\manifests" "%kit%\manifests" >nul
if errorlevel 1 goto end
:make
cd /d "%kit%"
drivepress make
if errorlevel 1 goto end
start "" "dist\drive\community\START-HERE.html"
:end
cmd /k
