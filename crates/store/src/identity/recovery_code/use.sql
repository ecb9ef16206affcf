-- Uses a code once. ?1 = person, ?2 = hash, ?3 = now
update recovery_code
set used_at = ?3
where person = ?1
  and hash = ?2
  and used_at is null;
