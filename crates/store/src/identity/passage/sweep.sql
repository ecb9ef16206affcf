-- Forgets passages that took too long. ?1 = the last instant that is too long ago
delete from passage
where began_at <= ?1;
