-- Ends an invitation once. ?1 = hash, ?2 = now
update invitation
set ended_at = ?2
where hash = ?1
  and ended_at is null;
