-- Uses a pairing once. ?1 = pairing_id, ?2 = now
update pairing
set used_at = ?2
where pairing_id = ?1
  and used_at is null;
