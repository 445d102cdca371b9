#include "web/qr.h"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace web {
namespace {

constexpr int quiet_zone = 4;  // squares (ISO/IEC 18004)

}  // namespace

QrCode qr_code(std::string_view text) {
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code{
      ::QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0,
                          QR_ECLEVEL_M),
      ::QRcode_free};
  if (!code) throw std::runtime_error{"no QR code holds that text"};
  QrCode drawn{.width = code->width + 2 * quiet_zone, .path = {}};
  for (int y = 0; y < code->width; ++y)
    for (int x = 0; x < code->width; ++x)
      if ((code->data[y * code->width + x] & 1U) != 0)
        drawn.path += "M" + std::to_string(x + quiet_zone) + " " + std::to_string(y + quiet_zone) + "h1v1h-1z";
  return drawn;
}

}  // namespace web
