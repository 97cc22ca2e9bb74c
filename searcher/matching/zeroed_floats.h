// An array of zeros, of which only those cost memory and time that are looked at.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>

namespace fundstelle {

class ZeroedFloats {
 public:
  /// Throws std::bad_alloc.
  explicit ZeroedFloats(std::size_t size)
      : floats_(static_cast<float*>(std::calloc(size, sizeof(float)))) {
    if (!floats_) throw std::bad_alloc();
  }

  float& operator[](std::size_t at) { return floats_.get()[at]; }
  float operator[](std::size_t at) const { return floats_.get()[at]; }

 private:
  struct Free {
    void operator()(float* floats) const { std::free(floats); }
  };
  std::unique_ptr<float, Free> floats_;
};

}  // namespace fundstelle
