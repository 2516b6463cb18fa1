#pragma once

#include <string>

#include "worker/channel.h"
#include "worker/engines/row_sink.h"

namespace datapilot::worker {

// Sends rows to serve while the engine still reads, then their columns.
class SentRows : public RowSink {
  public:
    SentRows(Channel& channel, Cap cap) : RowSink(cap), channel_(channel) {}

    void end(const std::vector<results::Column>& columns) override;

  private:
    void take(std::vector<results::Cell>& row) override;
    void send_batch();

    Channel& channel_;
    std::string batch_;
};

}  // namespace datapilot::worker
