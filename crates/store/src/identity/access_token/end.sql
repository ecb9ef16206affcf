-- Ends access tokens of one generation of a device. ?1 = device, ?2 = generation
delete from access_token
where device = ?1
  and generation = ?2;
