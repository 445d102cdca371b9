// QR codes: a text as squares that a telephone's camera reads.
#pragma once
#include <string>
#include <string_view>

namespace web {

struct QrCode {
  int width = 0;     ///< in squares, with the quiet zone round it
  std::string path;  ///< of the dark squares, as an SVG path's `d`
};

/// throws: std::runtime_error for a text that no code can hold (some 2,900 bytes)
QrCode qr_code(std::string_view text);

}  // namespace web
