-- ?1 = command
delete from outbox where command = ?1;
