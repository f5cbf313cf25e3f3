<#
.SYNOPSIS
  Gives Sleutel's service account the least rights that it needs, and nothing else. README.md says why of each.

.EXAMPLE
  .\delegate.ps1 -Account CORP\svc-sleutel -Unit "OU=Staff,DC=corp,DC=example" -WhatIf
  .\delegate.ps1 -Account CORP\svc-sleutel -Unit "OU=Staff,DC=corp,DC=example"
  .\delegate.ps1 -Account CORP\svc-sleutel -Unit "OU=Staff,DC=corp,DC=example" -Remove

.NOTES
  Run as an administrator of the domain, on a machine with dsacls.exe and the ActiveDirectory module (RSAT).
#>
[CmdletBinding(SupportsShouldProcess)]
param(
  # DOMAIN\name of the service account: an ordinary user, in no administrative group.
  [Parameter(Mandatory)] [ValidatePattern('^[^\\]+\\[^\\]+$')] [string] $Account,
  # The units whose people are served; the same as directory.scopes.
  [Parameter(Mandatory)] [string[]] $Unit,
  # Also lets it read fine-grained policies, so that their rules can be told.
  [switch] $FineGrainedPolicies,
  # Takes everything back that this script gives.
  [switch] $Remove
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Invoke-Dsacls([string] $Target, [string[]] $Arguments) {
  if (-not $PSCmdlet.ShouldProcess($Target, "dsacls $($Arguments -join ' ')")) { return }
  & dsacls.exe $Target @Arguments | Out-Null
  if ($LASTEXITCODE -ne 0) { throw "dsacls $Target ended with $LASTEXITCODE" }
}

$domain = (Get-ADDomain).DistinguishedName
$name = $Account.Split('\')[1]
$policies = "CN=Password Settings Container,CN=System,$domain"

# Removal takes every explicit entry of this account away from the unit; it is meant to have no others.
foreach ($target in $Unit) {
  if ($Remove) { Invoke-Dsacls $target @('/R', $Account); continue }
  # On users below the unit (/I:S), never on the unit itself.
  Invoke-Dsacls $target @('/I:S', '/G',
    "${Account}:CA;Reset Password;user",
    "${Account}:RPWP;pwdLastSet;user",
    "${Account}:RPWP;lockoutTime;user")
}

if ($Remove) { Invoke-Dsacls $policies @('/R', $Account) }
elseif ($FineGrainedPolicies) { Invoke-Dsacls $policies @('/I:T', '/G', "${Account}:GR") }

# Lets it read which groups a person is in, nested ones too (tokenGroups).
$readers = Get-ADGroup -Identity 'S-1-5-32-560'
if ($PSCmdlet.ShouldProcess($readers.Name, "membership of $name")) {
  if ($Remove) { Remove-ADGroupMember -Identity $readers -Members $name -Confirm:$false }
  else { Add-ADGroupMember -Identity $readers -Members $name }
}

Write-Output 'Done. Try it: npx sleutel check'
