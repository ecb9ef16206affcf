-- Forgets invitations made before an instant. ?1 = instant
delete from invitation
where made_at <= ?1;
