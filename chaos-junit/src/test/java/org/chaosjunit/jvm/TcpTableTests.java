package org.chaosjunit.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of TCP sockets")
class TcpTableTests {
    private static final String V4 = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 51234 1 0000000000000000 100 0 0 10 0
               1: 0100007F:D2A4 0100007F:1F90 01 00000000:00000000 02:000AF0C8 00000000  1000        0 51240 2 0000000000000000 20 4 30 10 -1
             102: 0500A8C0:9C40 01020A0A:1538 06 00000000:00000000 03:00001770 00000000     0        0 0 3 0000000000000000
            """;

    private static final String V6 = """
              sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 00000000000000000000000001000000:A1B2 00000000000000000000000001000000:1F91 01 00000000:00000000 00:00000000 00000000  1000        0 61234 1 0000000000000000 20 4 30 10 -1
               1: 0000000000000000FFFF00000100007F:C350 0000000000000000FFFF00000100007F:1F92 01 00000000:00000000 00:00000000 00000000  1000        0 61235 1 0000000000000000 20 4 30 10 -1
               2: B80D0120000000000000000001000000:C351 B80D012000000000341200007856BC9A:01BB 01 00000000:00000000 00:00000000 00000000  1000        0 61236 1 0000000000000000 20 4 30 10 -1
            """;

    @BeforeEach
    void the_captured_text_is_of_a_little_endian_machine() {
        assumeThat(ByteOrder.nativeOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void tells_ends_states_and_inodes() throws Exception {
        List<TcpTable.Row> rows = TcpTable.parse(V4.lines().toList());
        assertThat(rows)
                .containsExactly(
                        new TcpTable.Row(address("127.0.0.1", 8080), address("0.0.0.0", 0), "0A", "51234"),
                        new TcpTable.Row(address("127.0.0.1", 53924), address("127.0.0.1", 8080), "01", "51240"),
                        new TcpTable.Row(address("192.168.0.5", 40000), address("10.10.2.1", 5432), "06", "0"));
        assertThat(rows).extracting(TcpTable.Row::isListening).containsExactly(true, false, false);
        assertThat(rows).extracting(TcpTable.Row::isEstablished).containsExactly(false, true, false);
    }

    @Test
    void holds_ipv6_addresses_and_ipv4_addresses_in_their_clothes() throws Exception {
        assertThat(TcpTable.parse(V6.lines().toList()))
                .extracting(TcpTable.Row::remote)
                .containsExactly(
                        address("::1", 8081), address("127.0.0.1", 8082), address("2001:db8::1234:0:9abc:5678", 443));
    }

    @Test
    void may_be_empty() {
        assertThat(TcpTable.parse(List.of())).isEmpty();
        assertThat(TcpTable.parse(V4.lines().limit(1).toList())).isEmpty();
    }

    @Test
    void is_refused_if_it_is_another_one() {
        assertThatThrownBy(() -> TcpTable.parse(List.of("headings", "a b c")))
                .hasMessage("The line \"a b c\" is none of a table of TCP sockets.");
        assertThatThrownBy(() -> TcpTable.parse(List.of("headings", "0: 7F:1 7F:2 01 0 0 0 0 0 9")))
                .hasMessage("\"7F:1\" is no address of a TCP socket.");
    }

    private static InetSocketAddress address(String literal, int port) throws Exception {
        return new InetSocketAddress(InetAddress.getByName(literal), port);
    }
}
