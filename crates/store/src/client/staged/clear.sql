-- After the checkpoint.
delete from staged;
