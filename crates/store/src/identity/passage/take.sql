-- Takes a passage once, while it holds. ?1 = hash, ?2 = the last instant that is too long ago
delete from passage
where hash = ?1
  and began_at > ?2;
