-- Forgets tokens that ended. ?1 = now
delete from access_token
where expires_at <= ?1;
