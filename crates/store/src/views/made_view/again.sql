-- What failed for a reason that may have gone is tried again. ?1 = reason, ?2 = most tries
update made_view set state = 'waiting' where state = 'failed' and reason = ?1 and tries < ?2;
