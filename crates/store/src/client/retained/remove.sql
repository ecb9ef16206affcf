-- ?1 = command
delete from retained where command = ?1;
