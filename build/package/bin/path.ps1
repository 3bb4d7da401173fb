# Adds this folder to PATH, or takes it out: path.ps1 add|remove User|Machine. Called by the installer; other entries stay as they are.
param(
  [Parameter(Mandatory)] [ValidateSet('add', 'remove')] [string] $What,
  [Parameter(Mandatory)] [ValidateSet('User', 'Machine')] [string] $Scope
)
$ErrorActionPreference = 'Stop'
if ($Scope -eq 'Machine') {
  $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SYSTEM\CurrentControlSet\Control\Session Manager\Environment', $true)
} else {
  $key = [Microsoft.Win32.Registry]::CurrentUser.OpenSubKey('Environment', $true)
}
$before = [string] $key.GetValue('Path', '', 'DoNotExpandEnvironmentNames')
$entries = @($before -split ';' | Where-Object { $_ -ne '' -and $_.TrimEnd('\') -ne $PSScriptRoot })
if ($What -eq 'add') { $entries += $PSScriptRoot }
$after = $entries -join ';'
if ($after -ne $before) {
  $key.SetValue('Path', $after, 'ExpandString')
  # Setting a variable tells running programs that the environment is another; this one is there for nothing else.
  [Environment]::SetEnvironmentVariable('SHAPE_SPACE_PATH', 'set', $Scope)
  [Environment]::SetEnvironmentVariable('SHAPE_SPACE_PATH', $null, $Scope)
}
$key.Close()
