-- Counts a use once. ?1 = identifier, ?2 = counter, ?3 = now
update passkey
set counter = ?2, used_at = ?3
where passkey_id = ?1
  and (counter < ?2 or (counter = 0 and ?2 = 0));
