package fr.contratdeville.review.bilan.workflow;

import fr.contratdeville.review.bilan.Reason;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReturnRequest", description = "Why a bilan is returned.", examples = """
                {"reasons": [{"pointer": "/figures/0/value", "text": "Le total compte deux fois les enfants du mercredi."}]}""")
record ReturnRequest(
        @Schema(description = "What has to be corrected, and where.") @NotEmpty @Size(max = 50) List<@Valid Reason> reasons) {}
