// New threads and memory that is running out.
#pragma once

namespace fundstelle {

/// To be called before that many threads are started. Throws std::bad_alloc when the allocator has
/// no memory for their bookkeeping: jemalloc 5.3 would read through a null pointer at a thread's
/// first allocation instead (tsd_tcache_data_init() in its tcache.c).
void reserve_thread_memory(unsigned threads);

}  // namespace fundstelle
