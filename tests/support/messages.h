// A message for tests to change.
#pragma once
#include "mail/message.h"

namespace support {

inline mail::Message message() {
  mail::Message message;
  message.from = {"Văn phòng", "dondoc@tinh.example"};
  message.to = {"Nguyễn Văn A", "a@so.example"};
  message.subject = "Nhiệm vụ đến hạn";
  message.text = "Kính gửi đồng chí,\n";
  message.html = "<p>Kính gửi đồng chí,</p>\n";
  message.message_id = "<1.2026@dondoc.example>";
  message.date = base::instant_in("2026-03-02T00:30:00Z").value();
  return message;
}

}  // namespace support
