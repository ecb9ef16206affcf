-- ?1 = kind, ?2 = id
delete from base_image where kind = ?1 and id = ?2;
