-- The contents of a link go. $1 = tenant, $2 = log_no, $3 = what remains of the header
update log set
    header = $3,
    payload = null,
    salt = null,
    words = null,
    signature = null
where tenant = $1
  and log_no = $2;
