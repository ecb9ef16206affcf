-- Links that changed a record. ?1 = kind, ?2 = id
select distinct log_no from effect where id = ?2 and kind = ?1;
