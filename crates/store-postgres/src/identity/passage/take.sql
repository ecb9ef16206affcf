-- Takes a passage once, while it holds. $1 = tenant, $2 = hash, $3 = the last instant that is too long ago
delete from passage
where tenant = $1
  and hash = $2
  and began_at > $3;
