-- ?1 = command
delete from attention where command = ?1;
