// A moment without the rights of the superuser, under whom every file can be written.
#pragma once
#include <unistd.h>

#include <stdexcept>

namespace support {

class NotRoot {
 public:
  NotRoot() : was_{::geteuid()} {
    if (was_ == 0 && ::seteuid(nobody) != 0) throw std::runtime_error{"the superuser cannot become nobody"};
  }
  ~NotRoot() {
    if (was_ == 0 && ::seteuid(0) != 0) std::terminate();
  }
  NotRoot(const NotRoot&) = delete;
  NotRoot& operator=(const NotRoot&) = delete;

 private:
  static constexpr uid_t nobody = 65534;
  uid_t was_;
};

}  // namespace support
