#include "mail/mailer.h"

#include "mail/header_text.h"
#include "mail/mime.h"

namespace mail {

std::string bytes_to_send(const Message& message) { return is_address(message.to.address) ? mime_of(message) : ""; }

Outcome no_address(const Message& message) {
  return {Outcome::Kind::failed,
          "Địa chỉ thư không đúng dạng (chỉ gồm chữ không dấu, thí dụ ten@coquan.gov.vn): " +
              header_text(message.to.address) + ".",
          true};
}

}  // namespace mail
