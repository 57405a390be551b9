package dev.trawl.testing.house.domain;

/** A name that says nothing. */
public interface TaskHelper {}
