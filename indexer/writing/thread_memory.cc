#include "indexer/writing/thread_memory.h"

#include <algorithm>
#include <cstddef>
#include <new>

// Of jemalloc, which the indexer is linked with unless it is built with a sanitizer, and the tests
// are not.
extern "C" __attribute__((weak)) int mallctl(const char* name, void* old_value,
                                             std::size_t* old_length, void* new_value,
                                             std::size_t new_length);

namespace fundstelle {
namespace {

unsigned read(const char* name) {
  unsigned value = 0;
  std::size_t length = sizeof(value);
  if (mallctl(name, &value, &length, nullptr, 0) != 0) throw std::bad_alloc();
  return value;
}

void move_to_arena(unsigned arena) {
  if (mallctl("thread.arena", nullptr, nullptr, &arena, sizeof(arena)) != 0) throw std::bad_alloc();
}

}  // namespace

void reserve_thread_memory(unsigned threads) {
  if (mallctl == nullptr) return;
  const unsigned own = read("thread.arena");
  const unsigned arenas = std::min(threads + 1, read("opt.narenas"));
  // Moving to an arena makes it; a new thread takes one that is there and has no thread.
  for (unsigned arena = 0; arena < arenas; ++arena) move_to_arena(arena);
  move_to_arena(own);
}

}  // namespace fundstelle
