-- Forgets passages that took too long. $1 = tenant, $2 = the last instant that is too long ago
delete from passage
where tenant = $1
  and began_at <= $2;
