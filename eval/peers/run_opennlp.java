import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;

/** Arguments are LANGUAGE=RESOURCE; a line in is a language and a text, one out its sentences, in base64. */
public class run_opennlp {
    public static void main(String[] models) throws Exception {
        Map<String, SentenceDetectorME> detectors = new HashMap<>();
        for (String model : models) {
            String[] parts = model.split("=", 2);
            var resource = SentenceModel.class.getResourceAsStream("/" + parts[1]);
            detectors.put(parts[0], new SentenceDetectorME(new SentenceModel(resource)));
        }
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line; (line = in.readLine()) != null;) {
            String[] parts = line.split(" ", 2);
            var text = new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            String[] found = detectors.get(parts[0]).sentDetect(text);
            System.out.println(Arrays.stream(found).map(run_opennlp::encode).collect(Collectors.joining(" ")));
            System.out.flush();
        }
    }

    private static String encode(String sentence) {
        return Base64.getEncoder().encodeToString(sentence.getBytes(StandardCharsets.UTF_8));
    }
}
