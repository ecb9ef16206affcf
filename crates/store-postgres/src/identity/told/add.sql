-- Notes that a person is told. $1 = tenant, $2 = person, $3 = notice, $4 = letter, $5 = told_at
insert into told (tenant, person, notice, letter, told_at)
values ($1, $2, $3, $4, $5);
