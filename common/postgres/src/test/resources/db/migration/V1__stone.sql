create table stone (weight int);
