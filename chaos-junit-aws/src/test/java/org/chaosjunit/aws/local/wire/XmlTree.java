package org.chaosjunit.aws.local.wire;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import software.amazon.awssdk.core.SdkPojo;

/** The XML body of a request. */
record XmlTree(Element element) {
    static XmlTree of(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new XmlTree(factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AwsError("MalformedXML", 400, "The XML you provided was not well-formed: " + e.getMessage());
        }
    }

    void read(SdkPojo builder) {
        Values.read(structure(builder), builder);
    }

    private Map<String, Object> structure(SdkPojo builder) {
        Map<String, Object> tree = new LinkedHashMap<>();
        children().forEach(child -> tree.put(child.name(), child));
        for (Member member : Member.of(builder)) {
            String name = member.requestName();
            List<XmlTree> found = children(name);
            if (member.isAttribute() && element.hasAttribute(name)) {
                tree.put(name, element.getAttribute(name));
            } else if (!found.isEmpty()) {
                tree.put(name, as(member, found));
            }
        }
        return tree;
    }

    private static Object as(Member member, List<XmlTree> found) {
        return switch (member.type()) {
            case LIST ->
                elements(member, found).stream()
                        .map(each -> as(member.element(), List.of(each)))
                        .toList();
            case MAP -> {
                Map<String, Object> map = new LinkedHashMap<>();
                List<XmlTree> entries = member.isFlat() ? found : found.get(0).children("entry");
                entries.forEach(entry -> map.put(
                        entry.children(member.keyName()).get(0).text(),
                        as(member.element(), entry.children(member.valueName()))));
                yield map;
            }
            case SDK_POJO -> found.get(0).structure(member.newStructure());
            default -> found.get(0).text();
        };
    }

    private static List<XmlTree> elements(Member list, List<XmlTree> found) {
        return list.isFlat() ? found : found.get(0).children(list.elementName());
    }

    private String name() {
        String name = element.getNodeName();
        return name.substring(name.indexOf(':') + 1);
    }

    private String text() {
        return element.getTextContent();
    }

    private List<XmlTree> children(String name) {
        return children().stream().filter(child -> child.name().equals(name)).toList();
    }

    private List<XmlTree> children() {
        List<XmlTree> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(new XmlTree(child));
            }
        }
        return children;
    }
}
