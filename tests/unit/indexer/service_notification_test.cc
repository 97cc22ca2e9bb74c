#include "indexer/watching/service_notification.h"

#include <array>
#include <cstddef>
#include <cstring>
#include <stdexcept>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

// What a service manager has: a socket for datagrams.
class ManagerSocket {
 public:
  // `name` as in NOTIFY_SOCKET.
  explicit ManagerSocket(const std::string& name)
      : descriptor_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.data(), name.size());
    if (name.front() == '@') address.sun_path[0] = '\0';
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
    if (::bind(descriptor_, reinterpret_cast<const sockaddr*>(&address), size) != 0) {
      throw std::runtime_error("cannot bind " + name);
    }
  }
  ~ManagerSocket() { ::close(descriptor_); }
  ManagerSocket(const ManagerSocket&) = delete;
  ManagerSocket& operator=(const ManagerSocket&) = delete;

  // The next message; empty when there is none.
  std::string receive() const {
    std::array<char, 1024> buffer{};
    const ssize_t size = ::recv(descriptor_, buffer.data(), buffer.size(), 0);
    return size < 0 ? "" : std::string(buffer.data(), static_cast<std::size_t>(size));
  }

 private:
  int descriptor_;
};

TEST(ServiceNotification, GoesToTheSocketOfTheServiceManager) {
  const TemporaryFolder folder;
  const std::string name = folder.path() / "notify";
  const ManagerSocket manager(name);
  const ServiceNotification service(name);
  service.ready();
  service.status("12 documents");
  service.stopping();
  EXPECT_EQ(manager.receive(), "READY=1");
  EXPECT_EQ(manager.receive(), "STATUS=12 documents");
  EXPECT_EQ(manager.receive(), "STOPPING=1");
}

TEST(ServiceNotification, GoesToAnAbstractSocket) {
  const TemporaryFolder folder;  // its name is nobody else's
  const std::string name = "@" + folder.path().string();
  const ManagerSocket manager(name);
  ServiceNotification(name).ready();
  EXPECT_EQ(manager.receive(), "READY=1");
}

TEST(ServiceNotification, KeepsAStatusOnOneLine) {
  const TemporaryFolder folder;
  const std::string name = folder.path() / "notify";
  const ManagerSocket manager(name);
  ServiceNotification(name).status("cannot read a\nMAINPID=1");
  EXPECT_EQ(manager.receive(), "STATUS=cannot read a\\nMAINPID=1");
}

TEST(ServiceNotification, IsSilentWhereNobodyListens) {
  EXPECT_NO_THROW(ServiceNotification(std::nullopt).ready());
  EXPECT_NO_THROW(ServiceNotification("/nonexistent/socket").ready());
  EXPECT_NO_THROW(ServiceNotification(std::string(200, 'x')).ready());
}

}  // namespace
}  // namespace fundstelle
