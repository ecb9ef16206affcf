-- A device forgets what an office of another history had erased.
delete from erasure;
