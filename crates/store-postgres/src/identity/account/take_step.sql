-- Takes a step of the authenticator once. $1 = tenant, $2 = person, $3 = step
update account
set totp_step = $3
where tenant = $1
  and person = $2
  and totp_state = 'on'
  and totp_step < $3;
