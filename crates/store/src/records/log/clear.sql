-- The contents of a link go. ?1 = log_no, ?2 = what remains of the header
update log set header = ?2, payload = null, salt = null, words = null, signature = null where log_no = ?1;
