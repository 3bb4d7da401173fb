@echo off
rem Shape Space Studio as a command line, in the folder of the terminal.
start "" /b /wait "%~dp0..\..\Shape Space Studio.exe" --cli %*
