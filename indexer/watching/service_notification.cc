#include "indexer/watching/service_notification.h"

#include <cstddef>
#include <cstring>

#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/sanitize.h"

namespace fundstelle {

void ServiceNotification::ready() const {
  send("READY=1");
}

void ServiceNotification::status(std::string_view status) const {
  // A line feed would begin another assignment.
  send(fmt::format("STATUS={}", sanitize_for_terminal(status)));
}

void ServiceNotification::stopping() const {
  send("STOPPING=1");
}

void ServiceNotification::send(std::string_view message) const {
  sockaddr_un address{};
  if (!socket_ || socket_->size() > sizeof address.sun_path) return;
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, socket_->data(), socket_->size());
  if (address.sun_path[0] == '@') address.sun_path[0] = '\0';
  const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return;
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket_->size());
  static_cast<void>(!::sendto(descriptor, message.data(), message.size(), MSG_NOSIGNAL,
                              reinterpret_cast<const sockaddr*>(&address), size));
  ::close(descriptor);
}

}  // namespace fundstelle
