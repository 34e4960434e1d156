package dev.pinlint.model;

import java.util.Collection;
import java.util.Optional;

/**
 * What a host gives an analysis, asked by one thread at a time: files are read, and lowered, where
 * they are asked for, and hosts need not know of threads.
 */
public final class OneAtATime implements Context, TypeSource, Resources {

  private final Context context;
  private final TypeSource types;
  private final Resources resources;

  /** What is asked by one thread at a time, whichever of the three it is. */
  public OneAtATime(Context context, TypeSource types, Resources resources) {
    this.context = context;
    this.types = types;
    this.resources = resources;
  }

  @Override
  public synchronized Optional<TypeHeader> header(String typeName) {
    return context.header(typeName);
  }

  @Override
  public synchronized Optional<Signatures> signatures(String typeName) {
    return context.signatures(typeName);
  }

  @Override
  public synchronized Collection<Part> answering(Question question) {
    return types.answering(question);
  }

  @Override
  public synchronized Optional<Resource> find(Kind kind, String name, TypeRef asker) {
    return resources.find(kind, name, asker);
  }
}
