-- Takes a step of the authenticator once. ?1 = person, ?2 = step
update account
set totp_step = ?2
where person = ?1
  and totp_state = 'on'
  and totp_step < ?2;
